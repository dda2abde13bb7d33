/**
 * Reads {@code waybill.yaml}: every mistake is reported, together, with its line and column in the
 * file.
 */
@NullMarked
package dev.waybill.app.config;

import org.jspecify.annotations.NullMarked;
