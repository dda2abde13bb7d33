package dev.waybill.sync.internal.files;

import dev.waybill.sync.internal.files.Progress.Aside;
import java.time.Instant;
import java.util.List;

/**
 * Moves a file out of the folder when it is done with, its report first. Whatever fails here is
 * done again by the next pass, since the watermark knows that the file is whole.
 */
final class FileAway {
  private final Setup setup;
  private final Ledger ledger;

  FileAway(Setup setup, Ledger ledger) {
    this.setup = setup;
    this.ledger = ledger;
  }

  /** It is loaded. */
  void loaded(Inspection inspected, List<Aside> aside) {
    String name = inspected.look().name();
    Instant now = setup.context().clock().instant();
    String free = setup.folder().freeName(Folder.DONE, name);
    new Report(name + ": loaded into " + setup.options().to(), now)
        .counts(inspected, aside)
        .problems(inspected)
        .aside(aside, setup.context().name())
        .write(setup.folder().in(Folder.DONE), free);
    ledger.add(inspected.digest(), now, free);
    setup.folder().move(name, Folder.DONE, free);
    long bad = inspected.bad() + aside.stream().mapToLong(Aside::records).sum();
    if (bad > 0) {
      setup.notice(
          name
              + ": "
              + bad
              + " of "
              + inspected.records()
              + " records do not fit and were set aside; see "
              + report(Folder.DONE, free));
    }
  }

  /** Nothing of it can be loaded. */
  void failed(Inspection inspected, Problem why) {
    String name = inspected.look().name();
    String free = setup.folder().freeName(Folder.FAILED, name);
    new Report(
            name + ": nothing of it was loaded into " + setup.options().to(),
            setup.context().clock().instant())
        .line(why.toString())
        .problems(inspected)
        .write(setup.folder().in(Folder.FAILED), free);
    setup.folder().move(name, Folder.FAILED, free);
    setup.notice(
        name + ": nothing of it was loaded: " + why + "; see " + report(Folder.FAILED, free));
  }

  /**
   * Its content was loaded before.
   *
   * @param told when and as what
   */
  void known(Inspection inspected, String told) {
    String name = inspected.look().name();
    String free = setup.folder().freeName(Folder.DONE, name);
    new Report(
            name + ": not loaded again; the same content was loaded " + told,
            setup.context().clock().instant())
        .write(setup.folder().in(Folder.DONE), free);
    setup.folder().move(name, Folder.DONE, free);
    setup.notice(name + ": not loaded again; the same content was loaded " + told);
  }

  private String report(String folder, String name) {
    return setup.folder().in(folder).resolve(name + Report.ENDING).toString();
  }
}
