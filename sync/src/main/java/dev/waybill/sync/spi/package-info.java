/** What a source implements. */
@NullMarked
package dev.waybill.sync.spi;

import org.jspecify.annotations.NullMarked;
