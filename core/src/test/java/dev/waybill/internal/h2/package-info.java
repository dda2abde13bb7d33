/** Tests of what is particular to H2. */
@NullMarked
package dev.waybill.internal.h2;

import org.jspecify.annotations.NullMarked;
