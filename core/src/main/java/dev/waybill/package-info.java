/**
 * What callers use: open a {@link dev.waybill.Waybill}, take a {@link dev.waybill.Queue}, {@code
 * refresh()} it and stream the rows of the {@link dev.waybill.Batch}.
 */
@NullMarked
package dev.waybill;

import org.jspecify.annotations.NullMarked;
