/** The source of any database that has a JDBC driver. */
@NullMarked
package dev.waybill.sync.internal.jdbc;

import org.jspecify.annotations.NullMarked;
