/** Customers and orders of an Exigo company, by its API 3.0. */
@NullMarked
package dev.waybill.sync.internal.exigo;

import org.jspecify.annotations.NullMarked;
