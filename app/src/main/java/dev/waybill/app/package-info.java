/** The {@code waybill} command and the demo. */
@org.jspecify.annotations.NullMarked
package dev.waybill.app;
