package dev.waybill.sandbox.internal.world;

import java.util.List;

/** What people, streets and towns are called. */
final class Names {
  static final List<String> WOMEN =
      words(
          "Ada Amara Beatriz Carmen Daniela Elena Emma Fatima Grace Hannah Ines Joan Lena Lucía"
              + " Maya Nadia Olive Priya Rosa Ruth Sofía Tessa Uma Wanda Zoë");

  static final List<String> MEN =
      words(
          "Andre Caleb Chen David Emeka Felix Hugo Isaac Jamal José Kai Liam Marcus Noah Omar Quinn"
              + " Samuel Theo Victor Yusuf Björn Tomás Ravi Owen Pavel");

  static final List<String> LAST =
      words(
          "Abbott Alvarez Baker Bennett Castillo Chang Cohen Diaz Dubois Eriksen Fischer Foster"
              + " García Gupta Hansen Hayes Ibrahim Jensen Johnson Kaminski Kim Larsen Lopez Martin"
              + " Mbeki Miller Nakamura Nguyen O'Brien Okafor Patel Pérez Quist Reyes Rossi Sato"
              + " Silva Singh Smith Tanaka Thompson Vargas Weber Williams Young Łukasz Müller");

  static final List<String> STREETS =
      List.of(
          "Oak St",
          "Maple Ave",
          "Cedar Ln",
          "Main St",
          "Prairie Rd",
          "Lakeview Dr",
          "2nd Ave",
          "Highland Blvd",
          "Mill Rd",
          "Juniper Ct",
          "Canyon Way",
          "Ferry Landing");

  static final List<Town> TOWNS =
      List.of(
          new Town("Austin", "TX", "78701", "Travis"),
          new Town("Boise", "ID", "83702", "Ada"),
          new Town("Chicago", "IL", "60614", "Cook"),
          new Town("Dallas", "TX", "75204", "Dallas"),
          new Town("Denver", "CO", "80205", "Denver"),
          new Town("Fargo", "ND", "58102", "Cass"),
          new Town("Lincoln", "NE", "68508", "Lancaster"),
          new Town("Madison", "WI", "53703", "Dane"),
          new Town("Minneapolis", "MN", "55408", "Hennepin"),
          new Town("Nashville", "TN", "37206", "Davidson"),
          new Town("Portland", "OR", "97212", "Multnomah"),
          new Town("Provo", "UT", "84601", "Utah"),
          new Town("Santa Fe", "NM", "87501", "Santa Fe"),
          new Town("St. Louis", "MO", "63110", "St. Louis City"),
          new Town("Tulsa", "OK", "74104", "Tulsa"));

  /** A town with its state, a ZIP code and its county. */
  record Town(String city, String state, String zip, String county) {}

  private Names() {}

  private static List<String> words(String words) {
    return List.of(words.split(" ", -1));
  }
}
