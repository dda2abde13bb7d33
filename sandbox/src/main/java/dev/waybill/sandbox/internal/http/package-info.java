/** The HTTP side: requests in, pages, faults and answers out. */
@NullMarked
package dev.waybill.sandbox.internal.http;

import org.jspecify.annotations.NullMarked;
