/** Tests of what packs share. */
@NullMarked
package dev.waybill.spi;

import org.jspecify.annotations.NullMarked;
