package io.kesher.agreements.web;

import io.kesher.agreements.ProductLines;
import io.kesher.agreements.Radar;
import io.kesher.agreements.Radar.Coming;
import io.kesher.identity.Employee;
import io.kesher.identity.EmployeeId;
import io.kesher.identity.Employees;
import io.kesher.identity.Reached;
import io.kesher.identity.Viewers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Puts together what the radar shows. */
@Component
class RadarTables {
  private static final int ROWS = 50;

  private final Radar radar;
  private final ProductLines lines;
  private final Employees employees;

  RadarTables(Radar radar, ProductLines lines, Employees employees) {
    this.radar = radar;
    this.lines = lines;
    this.employees = employees;
  }

  RadarQuery query(RadarWish wish) {
    return wish.query(lines, radar);
  }

  RadarTable table(RadarWish wish) {
    var query = query(wish);
    var found = radar.page(query.search(), wish.behind(), ROWS + 1);
    var shown = found.subList(0, Math.min(ROWS, found.size()));
    return new RadarTable(
        query,
        lines.all(),
        radar.groups(),
        owners(),
        shown,
        names(shown),
        found.size() > ROWS ? query.after(RadarWish.cursor(shown.getLast().after())) : null);
  }

  private List<Employee> owners() {
    return switch (Viewers.current().reach("agreements:see")) {
      case Reached.Everybody() -> employees.enabled();
      case Reached.Only(var some) ->
          some.size() < 2
              ? List.of()
              : employees.enabled().stream().filter(each -> some.contains(each.id())).toList();
    };
  }

  Map<EmployeeId, String> names(List<Coming> rows) {
    Map<EmployeeId, String> names = new HashMap<>();
    for (var row : rows) {
      if (row.owner() != null && !names.containsKey(row.owner())) {
        employees.find(row.owner()).ifPresent(owner -> names.put(owner.id(), owner.name()));
      }
    }
    return names;
  }
}
