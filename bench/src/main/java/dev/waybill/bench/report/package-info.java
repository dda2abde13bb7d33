/** Figures as a page, as pictures and as JSON. */
@NullMarked
package dev.waybill.bench.report;

import org.jspecify.annotations.NullMarked;
