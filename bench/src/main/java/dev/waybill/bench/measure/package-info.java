/** The measurements, one class each. */
@NullMarked
package dev.waybill.bench.measure;

import org.jspecify.annotations.NullMarked;
