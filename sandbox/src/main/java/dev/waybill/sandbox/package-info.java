/**
 * A stand-in Exigo: a real HTTP server that speaks the vendor's API 3.0 over a generated world of
 * customers and orders that lives on, with faults on demand and the truth to compare with. See
 * {@link dev.waybill.sandbox.Sandbox}.
 */
@NullMarked
package dev.waybill.sandbox;

import org.jspecify.annotations.NullMarked;
