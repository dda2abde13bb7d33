/** Private servers, their databases and tables, and the clock. */
@NullMarked
package dev.waybill.bench.lab;

import org.jspecify.annotations.NullMarked;
