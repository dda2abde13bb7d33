/** The source {@code files}: CSV and NDJSON that is dropped into a folder. */
@NullMarked
package dev.waybill.sync.internal.files;

import org.jspecify.annotations.NullMarked;
