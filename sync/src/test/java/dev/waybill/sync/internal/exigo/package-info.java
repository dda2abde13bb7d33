/** The exigo source against a server that speaks the documented API. */
@NullMarked
package dev.waybill.sync.internal.exigo;

import org.jspecify.annotations.NullMarked;
