/** Sources that do what a test wrote down, and what becomes of their pages. */
@NullMarked
package dev.waybill.app.sync;

import org.jspecify.annotations.NullMarked;
