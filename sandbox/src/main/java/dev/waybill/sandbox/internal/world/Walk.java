package dev.waybill.sandbox.internal.world;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/** Finds the places that make up a page. */
final class Walk {
  private Walk() {}

  static List<Integer> page(ModifiedIndex index, PageOf page, IntPredicate wanted) {
    return page.ids().isEmpty() ? all(index, page, wanted) : some(index, page, wanted);
  }

  private static List<Integer> all(ModifiedIndex index, PageOf page, IntPredicate wanted) {
    List<Integer> places = new ArrayList<>();
    int place = index.next(index.after(page.afterId()), page.newerThan());
    while (place != ModifiedIndex.NONE && places.size() < page.batch()) {
      if (wanted.test(place)) {
        places.add(place);
      }
      place = index.next(place + 1, page.newerThan());
    }
    return places;
  }

  private static List<Integer> some(ModifiedIndex index, PageOf page, IntPredicate wanted) {
    List<Integer> places = new ArrayList<>();
    for (int id : page.ids().tailSet(page.afterId(), false)) {
      int place = index.find(id);
      if (place != ModifiedIndex.NONE
          && index.modified(place) > page.newerThan()
          && wanted.test(place)
          && places.size() < page.batch()) {
        places.add(place);
      }
    }
    return places;
  }
}
