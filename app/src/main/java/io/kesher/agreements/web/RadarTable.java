package io.kesher.agreements.web;

import io.kesher.agreements.ProductLine;
import io.kesher.agreements.Radar.Coming;
import io.kesher.identity.Employee;
import io.kesher.identity.EmployeeId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A page of the radar.
 *
 * @param groups that can be asked for
 * @param owners in whose hands customers can be
 * @param names of the owners of these rows
 * @param more address of the rows behind these; absent after the last
 */
public record RadarTable(
    RadarQuery query,
    List<ProductLine> lines,
    List<String> groups,
    List<Employee> owners,
    List<Coming> rows,
    Map<EmployeeId, String> names,
    @Nullable String more) {}
