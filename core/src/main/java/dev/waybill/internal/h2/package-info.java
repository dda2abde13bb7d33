/**
 * The pack of embedded H2. {@code PlanInstall} and {@code H2Database} speak JDBC and may run in any
 * process; {@code Procedures}, {@code Capture} and what they use run inside the engine, in the
 * process that has the file open, and are called by SQL.
 */
@NullMarked
package dev.waybill.internal.h2;

import org.jspecify.annotations.NullMarked;
