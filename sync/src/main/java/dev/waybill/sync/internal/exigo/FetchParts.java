package dev.waybill.sync.internal.exigo;

import dev.waybill.sync.internal.exigo.CustomerPage.Changed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Fetches sites and accounts of customers that changed, a few at a time. A customer that comes
 * again within the overlap, unchanged, is not asked for again.
 */
final class FetchParts {
  /** As many customers as a watermark remembers; further ones are asked for again. */
  private static final int REMEMBERED = 1000;

  private final AskApi api;
  private final Walk walk;
  private final ExecutorService few;

  /**
   * What was fetched of a customer, each null for what there is none of.
   *
   * @param failed what the API told a failure for
   */
  private record Fetched(
      @Nullable Map<String, @Nullable Object> site,
      @Nullable Map<String, @Nullable Object> account,
      @Nullable Map<String, @Nullable Object> deposit,
      List<String> failed) {}

  FetchParts(AskApi api, Walk walk, ExecutorService few) {
    this.api = api;
    this.walk = walk;
    this.few = few;
  }

  /** Adds sites and accounts to a page of customers; says of whom in the progress. */
  Progress add(CustomerPage page, Progress after) throws InterruptedException {
    if (page.sites() == null && page.accounts() == null) {
      return after;
    }
    List<Changed> wanted =
        page.changed().stream()
            .filter(
                one ->
                    one.modified() == null || !one.modified().equals(after.parts().get(one.id())))
            .toList();
    List<Future<Fetched>> fetching = new ArrayList<>();
    Map<Long, String> parts = new HashMap<>(after.parts());
    try {
      for (Changed customer : wanted) {
        fetching.add(few.submit(() -> fetch(page, customer.id())));
      }
      for (int i = 0; i < wanted.size(); i++) {
        Fetched fetched = get(fetching.get(i));
        take(page, wanted.get(i).id(), fetched);
        parts.remove(wanted.get(i).id());
        if (fetched.failed().isEmpty()) {
          remember(parts, wanted.get(i), after);
        }
      }
    } finally {
      fetching.forEach(one -> one.cancel(true));
    }
    return after.fetched(parts);
  }

  private static Fetched get(Future<Fetched> fetching) throws InterruptedException {
    try {
      return fetching.get();
    } catch (ExecutionException e) {
      throw Rethrow.cause(e);
    }
  }

  private Fetched fetch(CustomerPage page, long customer) throws InterruptedException {
    List<String> failed = new ArrayList<>();
    return new Fetched(
        page.sites() == null ? null : ask("customers/site", customer, failed),
        page.accounts() == null ? null : ask("account", customer, failed),
        page.accounts() == null ? null : ask("account/directdeposit", customer, failed),
        failed);
  }

  /** What there is of a customer; null where there is nothing, or the API tells a failure. */
  private @Nullable Map<String, @Nullable Object> ask(
      String path, long customer, List<String> failed) throws InterruptedException {
    try {
      return api.get(
              path,
              Map.of("customerID", String.valueOf(customer)),
              answer -> Optional.of(ReadList.record(answer.body())))
          .orElse(null);
    } catch (Trouble e) {
      if (e.status() == 404) {
        return null;
      }
      if (e.kind() == Trouble.Kind.FAILURE) {
        failed.add(path);
        return null;
      }
      throw api.told(e);
    }
  }

  private static void take(CustomerPage page, long customer, Fetched fetched) {
    Map<String, Object> place = Map.of("CustomerID", customer);
    CollectRows sites = page.sites();
    CollectRows accounts = page.accounts();
    if (sites != null && fetched.site() != null) {
      fetched.site().putIfAbsent("customerID", customer);
      sites.add(fetched.site(), place);
    }
    boolean any = fetched.account() != null || fetched.deposit() != null;
    boolean all = fetched.failed().stream().noneMatch(path -> path.startsWith("account"));
    if (accounts != null && any && all) {
      accounts.add(AccountFields.of(customer, fetched.account(), fetched.deposit()), place);
    }
    for (String path : fetched.failed()) {
      CollectRows table = path.startsWith("account") ? accounts : sites;
      if (table != null) {
        table.refuse(place, "the API tells a failure for " + path, path);
      }
    }
  }

  private void remember(Map<Long, String> parts, Changed customer, Progress at) {
    if (customer.modified() != null
        && parts.size() < REMEMBERED
        && comesAgain(customer.modified(), at)) {
      parts.put(customer.id(), customer.modified());
    }
  }

  /** Whether the next walk will show a customer again even if it does not change. */
  private boolean comesAgain(String modified, Progress at) {
    Duration overlap = walk.settings().scope().overlap();
    @Nullable Instant started = at.started();
    if (started == null) {
      return false;
    }
    Instant next = started.minus(overlap);
    return walk.values().dates().instant(modified).filter(date -> !date.isBefore(next)).isPresent();
  }

  /** Drops customers that will not come again unless they change. */
  Progress forget(Progress done) {
    Map<Long, String> parts = new HashMap<>(done.parts());
    parts.values().removeIf(modified -> !comesAgain(modified, done));
    return done.fetched(parts);
  }
}
