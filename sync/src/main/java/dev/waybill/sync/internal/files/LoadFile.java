package dev.waybill.sync.internal.files;

import dev.waybill.load.Loaded;
import dev.waybill.load.NewColumn;
import dev.waybill.sync.internal.files.Progress.Aside;
import dev.waybill.sync.internal.files.Progress.Current;
import dev.waybill.sync.internal.files.Progress.State;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Loads a file page by page, from its beginning or from where it was left. With its last page the
 * watermark says that it is whole; then it is filed.
 */
final class LoadFile implements Steps {
  /** More pages with records that the database sets aside are counted, not listed. */
  private static final int MOST_ASIDE = 50;

  private final Setup setup;
  private final Inspection inspected;
  private final FileAway away;
  private final Map<String, NewColumn> ignored = new HashMap<>();
  private final List<Aside> aside;
  private Progress progress;
  private long records;
  private @Nullable OpenFile open;
  private @Nullable FitRecord fit;
  private FitRecord.@Nullable Fitted waiting;
  private boolean ended;

  /**
   * Begins to load.
   *
   * @param progress what is loaded so far; of this file, where it is the current one in part
   */
  LoadFile(Setup setup, Inspection inspected, Progress progress, FileAway away) {
    this.setup = setup;
    this.inspected = inspected;
    this.progress = progress;
    this.away = away;
    @Nullable Current current = progress.current();
    boolean resumed =
        current != null
            && current.state() == State.PART
            && current.digest().equals(inspected.digest());
    this.records = resumed && current != null ? current.records() : 0;
    this.aside = new ArrayList<>(resumed && current != null ? current.aside() : List.of());
  }

  @Override
  public @Nullable Step next() throws InterruptedException, NotYet {
    if (ended) {
      return null;
    }
    try {
      OpenFile file = opened();
      BuildPage page = new BuildPage(setup.options().to());
      while (!page.isFull() || isLast(page)) {
        FitRecord.@Nullable Fitted fitted = fitted(file);
        if (fitted == null) {
          ended = true;
          break;
        }
        if (page.refuses(fitted)) {
          waiting = fitted;
          break;
        }
        page.add(fitted);
      }
      checkUnchanged(file);
      return step(page);
    } catch (Unreadable e) {
      throw NotYet.changed();
    } catch (IOException e) {
      FileTrouble.ifInterrupted(e);
      throw NotYet.orTrouble(setup.folder().file(inspected.look().name()), e);
    }
  }

  /** Whether the page has the file's last record: then it is the one that ends the file. */
  private boolean isLast(BuildPage page) {
    return records + page.records() == inspected.records();
  }

  /** The file, past the records that are loaded. */
  private OpenFile opened() throws IOException, Unreadable, InterruptedException {
    if (open == null) {
      String name = inspected.look().name();
      OpenFile file = OpenFile.open(setup.folder().file(name), setup.options().layout());
      open = file;
      fit = new FitRecord(setup, name, file.records(), ignored);
      for (long i = 0; i < records; i++) {
        if (file.next() == null) {
          throw new Unreadable(0, "is shorter than it was");
        }
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
      }
    }
    return open;
  }

  private FitRecord.@Nullable Fitted fitted(OpenFile file)
      throws IOException, Unreadable, InterruptedException {
    if (waiting != null) {
      FitRecord.Fitted first = waiting;
      waiting = null;
      return first;
    }
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    @Nullable FileRecord record = file.next();
    return record == null || fit == null ? null : fit.fit(record);
  }

  private void checkUnchanged(OpenFile file) throws NotYet {
    NotYet.ifChanged(setup.folder(), inspected.look());
    if (ended && !file.digest().equals(inspected.digest())) {
      throw NotYet.changed();
    }
  }

  private Step step(BuildPage page) {
    records += page.records();
    Current current =
        new Current(
            inspected.look().name(),
            inspected.digest(),
            records,
            ended ? State.WHOLE : State.PART,
            aside);
    Progress after = progress.with(current);
    progress = after;
    return new Step(page.page(after.watermark()), after, loaded -> committed(page, loaded));
  }

  private void committed(BuildPage page, Loaded loaded) {
    long byDatabase = loaded.total().rejected() - page.rejected();
    if (byDatabase > 0) {
      if (aside.size() < MOST_ASIDE) {
        aside.add(page.lines(byDatabase));
      } else {
        Aside last = aside.remove(MOST_ASIDE - 1);
        Aside more = page.lines(byDatabase);
        aside.add(new Aside(last.from(), more.to(), last.records() + more.records()));
      }
    }
    if (ended) {
      close();
      away.loaded(inspected, aside);
    }
  }

  @Override
  public void close() {
    OpenFile file = open;
    open = null;
    ended = true;
    if (file != null) {
      try {
        file.close();
      } catch (IOException e) {
        throw FileTrouble.cannot("close " + setup.folder().file(inspected.look().name()), e);
      }
    }
  }
}
