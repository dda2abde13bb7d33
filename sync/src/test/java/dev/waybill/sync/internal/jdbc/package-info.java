/** The jdbc source without a target that is loaded. */
@NullMarked
package dev.waybill.sync.internal.jdbc;

import org.jspecify.annotations.NullMarked;
