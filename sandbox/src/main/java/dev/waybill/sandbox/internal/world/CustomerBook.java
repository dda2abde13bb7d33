package dev.waybill.sandbox.internal.world;

import dev.waybill.sandbox.internal.model.Row;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All customers, by id and by the date of their last change. Not thread-safe. */
public final class CustomerBook {
  private final ModifiedIndex index = new ModifiedIndex();
  private final Patches patches = new Patches();
  private final CustomerSource source;

  CustomerBook(CustomerSource source) {
    this.source = source;
  }

  ModifiedIndex index() {
    return index;
  }

  /** Adds the next one, of whom the source knows already. */
  int append(long modified) {
    return index.append(index.nextId(), modified);
  }

  int append(int id, long modified) {
    return index.append(id, modified);
  }

  long modified(int place) {
    return index.modified(place);
  }

  void touch(int place, long date) {
    index.set(place, date);
  }

  void move(int place, long date) {
    source.move(place);
    touch(place, date);
  }

  void patch(int place, Map<String, ? extends @Nullable Object> values, long date) {
    patches.put(place, values);
    touch(place, date);
  }

  void heal(int place, String column, long date) {
    patches.remove(place, column);
    touch(place, date);
  }

  Row compose(int place) {
    return patches.over(place, source.compose(place, index.modified(place)));
  }

  Optional<Row> site(int place) {
    return source.site(place);
  }

  Optional<Row> account(int place) {
    return source.account(place);
  }

  public long created(int place) {
    return source.created(place);
  }

  public int type(int place) {
    return source.type(place);
  }

  public int status(int place) {
    return source.status(place);
  }
}
