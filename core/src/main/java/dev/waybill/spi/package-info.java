/** What a database pack implements; found through {@link java.util.ServiceLoader}. */
@NullMarked
package dev.waybill.spi;

import org.jspecify.annotations.NullMarked;
