package dev.waybill.sync.internal.exigo;

import dev.waybill.load.Page;
import dev.waybill.sync.internal.exigo.Progress.Phase;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Fetches the pages of a walk one after the other: customers, then orders, then customers with
 * their sites and accounts, each by ascending id until a page is empty. Used by one thread at a
 * time.
 */
final class FetchPage {
  /** Customers of a page whose sites and accounts are fetched. */
  private static final int WITH_PARTS = 25;

  private final AskApi api;
  private final Walk walk;
  private final FetchParts parts;
  private long records;

  /**
   * A page and how far the walk has come with it.
   *
   * @param page whose watermark tells the same
   * @param after the page
   */
  record Step(Page page, Progress after) {}

  FetchPage(AskApi api, Walk walk, FetchParts parts) {
    this.api = api;
    this.walk = walk;
    this.parts = parts;
  }

  /** The page after so far; that of a walk which is done has no rows. */
  Step after(Progress sofar) throws InterruptedException {
    Progress at = sofar;
    while (at.phase() != Phase.DONE) {
      if (!walk.wants(at.phase())) {
        at = at.phaseAfter();
        continue;
      }
      PageRecords page = list(at);
      at = at.begunAt(page.asked());
      if (page.records() > 0) {
        return step(at, page);
      }
      at = at.phaseAfter();
    }
    at = parts.forget(at);
    return new Step(new Page(List.of(), List.of(), WatermarkText.write(at)), at);
  }

  private Step step(Progress at, PageRecords page) throws InterruptedException {
    Progress after = at.seen(page.last());
    if (page instanceof CustomerPage customers) {
      after = parts.add(customers, after);
    }
    if (page.count() > page.records()) {
      walk.events().expected(records + page.count());
    }
    records += page.records();
    return new Step(new Page(page.tables(), page.rejects(), WatermarkText.write(after)), after);
  }

  private PageRecords list(Progress at) throws InterruptedException {
    boolean customers = at.phase() != Phase.ORDERS;
    Map<String, String> query = new LinkedHashMap<>();
    if (at.last() != null) {
      query.put(
          customers ? "greaterThanCustomerID" : "greaterThanOrderID", String.valueOf(at.last()));
    }
    if (at.since() != null) {
      query.put("greaterThanModifiedDate", written(at.since(), walk.values().dates().zone()));
    }
    query.put("batchSize", String.valueOf(batchSize(at.phase())));
    String path = customers ? "customers" : "orders";
    try {
      return api.get(
          path,
          query,
          answer -> {
            PageRecords page = walk.page(at.phase(), at.last(), answer.asked());
            page.count(ReadList.read(answer.body(), path, page::add));
            page.check();
            return page;
          });
    } catch (Trouble e) {
      throw api.told(e);
    }
  }

  /** Few where each takes requests of its own: a page is loaded within seconds all the same. */
  private int batchSize(Phase phase) {
    int usual = walk.settings().pace().batchSize();
    return phase == Phase.PARTS ? Math.min(usual, WITH_PARTS) : usual;
  }

  /**
   * In the API's zone and with its offset: right for who reads the offset and for who does not. In
   * whole seconds, rounded down: .NET takes seven digits of them, and we may have nine.
   */
  private static String written(Instant moment, ZoneId zone) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
        moment.truncatedTo(ChronoUnit.SECONDS).atZone(zone));
  }
}
