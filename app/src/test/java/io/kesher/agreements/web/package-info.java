@NullMarked
package io.kesher.agreements.web;

import org.jspecify.annotations.NullMarked;
