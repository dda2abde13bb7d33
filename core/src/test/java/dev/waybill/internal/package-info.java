/** Tests of what the database packs share. */
@NullMarked
package dev.waybill.internal;

import org.jspecify.annotations.NullMarked;
