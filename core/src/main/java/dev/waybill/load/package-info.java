/** Putting records into tracked tables in bulk, each page in one transaction with its watermark. */
@NullMarked
package dev.waybill.load;

import org.jspecify.annotations.NullMarked;
