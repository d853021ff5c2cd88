package io.kesher.models.numerics;

import java.util.OptionalDouble;

/**
 * A fitted parameter.
 *
 * @param name as in the literature
 * @param value the most likely
 * @param standardError from the curvature of the likelihood at the top (the observed information);
 *     empty where it has none, as at a boundary or on a ridge
 */
public record Estimate(String name, double value, OptionalDouble standardError) {}
