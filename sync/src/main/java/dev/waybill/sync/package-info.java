/** Pulling records from sources into tables: what callers use. */
@NullMarked
package dev.waybill.sync;

import org.jspecify.annotations.NullMarked;
