package dev.waybill.sync.internal.files;

import dev.waybill.load.Loaded;
import dev.waybill.load.NewColumn;
import dev.waybill.load.Page;
import dev.waybill.sync.spi.Pass;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Takes the files that lie in the folder when it begins, by name. The first that is not complete
 * holds back those after it, so that what came later is loaded later.
 */
final class FilesPass implements Pass {
  private final Setup setup;
  private final InspectFile inspect;
  private final PlanFile plan;
  private final Expect expect;
  private final Map<String, NewColumn> unknown = new LinkedHashMap<>();
  private final Deque<Look> left;
  private Progress progress;
  private boolean watchChanged;
  private String inHand = "";
  private @Nullable Steps steps;
  private @Nullable Step step;

  FilesPass(Setup setup, Progress before, Optional<Instant> from) {
    this.setup = setup;
    this.inspect = new InspectFile(setup, unknown);
    this.plan = new PlanFile(setup, from);
    List<Look> there = setup.folder().looks();
    List<Look> taken = there.stream().filter(this::isTaken).toList();
    List<Watched> watched =
        Watched.update(
            before.watched(),
            there.stream().filter(look -> look.isPart() || waits(look)).toList(),
            now());
    this.watchChanged = !watched.equals(before.watched());
    this.progress = before.watching(watched);
    this.left = new ArrayDeque<>(inOrder(taken));
    this.expect = new Expect(setup.context(), taken);
  }

  private Instant now() {
    return setup.context().clock().instant();
  }

  private boolean isTaken(Look look) {
    return !look.isPart() && setup.options().taken().test(look.name());
  }

  private boolean waits(Look look) {
    return isTaken(look) && !Watched.settledByDate(look, setup.options().settle(), now());
  }

  /** By name; but a file that is loaded in part comes first, for it was the first when it began. */
  private List<Look> inOrder(List<Look> taken) {
    Progress.@Nullable Current current = progress.current();
    if (current == null || current.state() == Progress.State.WHOLE) {
      return taken;
    }
    List<Look> order = new ArrayList<>(taken);
    Optional<Look> begun =
        taken.stream().filter(look -> look.name().equals(current.name())).findFirst();
    if (begun.isPresent()) {
      order.remove(begun.get());
      order.add(0, begun.get());
    } else {
      progress = progress.without();
      watchChanged = true;
      setup.notice(
          current.name()
              + " is gone; the first "
              + current.records()
              + " of its records are loaded");
    }
    return order;
  }

  @Override
  public @Nullable Page next() throws InterruptedException {
    step = null;
    try {
      while (step == null) {
        if (steps == null && !begin()) {
          return watchPage();
        }
        if (steps != null) {
          step = steps.next();
        }
        if (step == null) {
          end();
        }
      }
      return step.page();
    } catch (NotYet e) {
      hold(e);
      return watchPage();
    }
  }

  /** Begins with the next file; false where none is left. */
  private boolean begin() throws InterruptedException, NotYet {
    @Nullable Look seen = left.peek();
    if (seen == null) {
      return false;
    }
    inHand = seen.name();
    Optional<Look> look = setup.folder().look(inHand);
    left.remove();
    if (look.isPresent()) {
      checkComplete(seen, look.get());
      Inspection inspected = inspect.inspect(look.get());
      expect.inspected(inspected);
      steps = plan.plan(inspected, progress);
    }
    return true;
  }

  private void checkComplete(Look seen, Look look) throws NotYet {
    if (look.size() != seen.size() && look.modified().equals(seen.modified())) {
      throw new NotYet("is being written");
    }
    if (!Watched.settledByDate(look, setup.options().settle(), now())
        && !Watched.settled(progress.watched(), look, setup.options().settle(), now())) {
      throw new NotYet(
          "has changed within the last " + setup.options().settle().toSeconds() + " s");
    }
  }

  private void hold(NotYet why) {
    end();
    setup.notice(
        inHand
            + " "
            + why.getMessage()
            + "; it is taken when it holds still"
            + (left.isEmpty() ? "" : ", and " + left.size() + " more after it"));
    left.clear();
  }

  /** What was seen of files that are not complete has to be known to the next pass. */
  private @Nullable Page watchPage() {
    if (!watchChanged) {
      return null;
    }
    watchChanged = false;
    Progress after = progress;
    step = new Step(new Page(List.of(), List.of(), after.watermark()), after, loaded -> {});
    return step.page();
  }

  @Override
  public void committed(Loaded loaded) {
    if (step != null) {
      Step done = step;
      step = null;
      progress = done.after();
      watchChanged = false;
      done.then().committed(loaded);
    }
  }

  @Override
  public Map<String, List<NewColumn>> unknown() {
    return Map.of(setup.options().to(), List.copyOf(unknown.values()));
  }

  private void end() {
    Steps ending = steps;
    steps = null;
    if (ending != null) {
      ending.close();
    }
  }

  @Override
  public void close() {
    end();
  }
}
