/**
 * The PostgreSQL pack. The work is done by the SQL in {@code sql/postgresql}; this renders,
 * installs and calls it.
 */
@NullMarked
package dev.waybill.internal.postgresql;

import org.jspecify.annotations.NullMarked;
