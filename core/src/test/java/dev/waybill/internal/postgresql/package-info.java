/** Tests of what is particular to PostgreSQL. */
@NullMarked
package dev.waybill.internal.postgresql;

import org.jspecify.annotations.NullMarked;
