/** The demo: a walk through the vendor's guide, on a database that is synced from a stand-in. */
@NullMarked
package dev.waybill.app.demo;

import org.jspecify.annotations.NullMarked;
