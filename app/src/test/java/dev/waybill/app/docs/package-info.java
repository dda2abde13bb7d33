/** Runs what the documentation shows. */
@NullMarked
package dev.waybill.app.docs;

import org.jspecify.annotations.NullMarked;
