/** The tables as the API shows them: fields, rows, dates. */
@NullMarked
package dev.waybill.sandbox.internal.model;

import org.jspecify.annotations.NullMarked;
