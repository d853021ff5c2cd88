package io.kesher.agreements.web;

import io.kesher.agreements.ProductLine;
import io.kesher.agreements.Radar.First;
import io.kesher.agreements.Radar.Search;
import io.kesher.agreements.Radar.Window;
import io.kesher.identity.EmployeeId;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** What the radar is asked for. It lives in the address, to be kept, sent and gone back to. */
public record RadarQuery(
    @Nullable Window window,
    @Nullable ProductLine line,
    @Nullable EmployeeId owner,
    @Nullable String group,
    First sort) {

  Search search() {
    return new Search(window, line, owner, group, sort);
  }

  public boolean isFiltered() {
    return line != null || owner != null || group != null;
  }

  public RadarQuery withWindow(@Nullable Window other) {
    return new RadarQuery(other, line, owner, group, sort);
  }

  public RadarQuery withLine(@Nullable ProductLine other) {
    return new RadarQuery(window, other, owner, group, sort);
  }

  public RadarQuery withOwner(@Nullable EmployeeId other) {
    return new RadarQuery(window, line, other, group, sort);
  }

  public RadarQuery withGroup(@Nullable String other) {
    return new RadarQuery(window, line, owner, other, sort);
  }

  public RadarQuery by(First other) {
    return new RadarQuery(window, line, owner, group, other);
  }

  public RadarQuery plain() {
    return new RadarQuery(window, null, null, null, sort);
  }

  public String path() {
    return path("/renewals");
  }

  /** The rows behind this cursor. */
  public String after(String cursor) {
    var path = path();
    return path + (path.contains("?") ? "&" : "?") + "after=" + cursor;
  }

  public String path(String file) {
    var asked = new StringJoiner("&");
    add(asked, "window", window == null ? null : window.name().toLowerCase(Locale.ROOT));
    add(asked, "line", line == null ? null : line.code());
    add(asked, "owner", owner == null ? null : Long.toString(owner.value()));
    add(asked, "group", group);
    add(asked, "sort", sort == First.STAKE ? null : sort.name().toLowerCase(Locale.ROOT));
    return asked.length() == 0 ? file : file + "?" + asked;
  }

  private static void add(StringJoiner asked, String name, @Nullable String value) {
    if (value != null) {
      asked.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
    }
  }
}
