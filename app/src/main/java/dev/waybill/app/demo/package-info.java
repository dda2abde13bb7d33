/**
 * The demo: a shop that never was, and a walk through the vendor's guide on it. All amounts add up:
 * an order's total is the sum of its lines, their taxes and the shipping, and its payments match.
 */
@NullMarked
package dev.waybill.app.demo;

import org.jspecify.annotations.NullMarked;
