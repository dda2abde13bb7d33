/** The {@code waybill} command: one class for each of its commands, picocli underneath. */
@NullMarked
package dev.waybill.app.cli;

import org.jspecify.annotations.NullMarked;
