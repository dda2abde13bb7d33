package dev.waybill.sync.internal.files;

import dev.waybill.load.Page;
import dev.waybill.load.RejectLimit;
import dev.waybill.sync.internal.files.Progress.Current;
import dev.waybill.sync.internal.files.Progress.State;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides what is done with a file that is complete. */
final class PlanFile {
  private final Setup setup;
  private final Optional<Instant> from;
  private final Ledger ledger;
  private final FileAway away;

  /**
   * For one pass.
   *
   * @param from files that were written since then are loaded whatever was loaded before
   */
  PlanFile(Setup setup, Optional<Instant> from) {
    this.setup = setup;
    this.from = from;
    this.ledger = new Ledger(setup.folder().in(Folder.DONE), setup.context().name());
    this.away = new FileAway(setup, ledger);
  }

  Steps plan(Inspection inspected, Progress progress) {
    @Nullable Current current = progress.current();
    boolean mine = current != null && current.digest().equals(inspected.digest());
    if (mine && current != null && current.state() == State.PART) {
      return new LoadFile(setup, inspected, progress, away);
    }
    boolean again = from.filter(start -> !inspected.look().modified().isBefore(start)).isPresent();
    if (!again && mine && current != null && current.name().equals(inspected.look().name())) {
      return only(progress, () -> away.loaded(inspected, current.aside()));
    }
    Optional<String> told = again ? Optional.empty() : known(inspected.digest(), progress);
    if (told.isPresent()) {
      return only(progress, () -> away.known(inspected, told.get()));
    }
    @Nullable Problem failure = inspected.failure(RejectLimit.DEFAULT);
    if (failure != null) {
      return only(progress, () -> away.failed(inspected, failure));
    }
    return new LoadFile(setup, inspected, progress, away);
  }

  private Optional<String> known(String digest, Progress progress) {
    if (digest.isEmpty()) {
      return Optional.empty();
    }
    Optional<String> told = ledger.find(digest);
    return told.isEmpty() && progress.recent().contains(digest) ? Optional.of("before") : told;
  }

  private static Steps only(Progress progress, Runnable then) {
    Page page = new Page(List.of(), List.of(), progress.watermark());
    return Steps.only(new Step(page, progress, loaded -> then.run()));
  }
}
