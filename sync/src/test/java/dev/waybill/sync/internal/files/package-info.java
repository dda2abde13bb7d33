@NullMarked
package dev.waybill.sync.internal.files;

import org.jspecify.annotations.NullMarked;
