@NullMarked
package io.kesher.rewards.web;

import org.jspecify.annotations.NullMarked;
