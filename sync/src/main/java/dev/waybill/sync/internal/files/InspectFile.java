package dev.waybill.sync.internal.files;

import dev.waybill.load.NewColumn;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a file from end to end without loading anything, so that one that cannot be read, or of
 * which too much does not fit, is known before its first row is in a table.
 */
final class InspectFile {
  private final Setup setup;
  private final Map<String, NewColumn> unknown;

  InspectFile(Setup setup, Map<String, NewColumn> unknown) {
    this.setup = setup;
    this.unknown = unknown;
  }

  /**
   * What is in a file.
   *
   * @throws NotYet where it is in use, or changes while it is read
   */
  Inspection inspect(Look look) throws InterruptedException, NotYet {
    Inspection.Counting counting = new Inspection.Counting(look);
    try (OpenFile file =
        OpenFile.open(setup.folder().file(look.name()), setup.options().layout())) {
      FitRecord fit = new FitRecord(setup, look.name(), file.records(), unknown);
      file.records().checkHeader(fit);
      for (@Nullable FileRecord record = file.next(); record != null; record = file.next()) {
        counting.record();
        if (fit.fit(record) instanceof FitRecord.Fitted.Bad bad) {
          counting.bad(bad.problem());
        }
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
      }
      NotYet.ifChanged(setup.folder(), look);
      return counting.read(file.digest());
    } catch (Unreadable e) {
      NotYet.ifChanged(setup.folder(), look);
      return counting.unreadable(e.problem());
    } catch (IOException e) {
      FileTrouble.ifInterrupted(e);
      throw NotYet.orTrouble(setup.folder().file(look.name()), e);
    }
  }
}
