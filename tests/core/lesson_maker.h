// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/lesson_files.h>

#include <nlohmann/json.hpp>

#include <string>

namespace headscope::test {

/// A small lesson that has nothing wrong with it, to be changed. It has each kind of step but
/// compare and play, three ways to ask, claims, a branch and hints.
inline nlohmann::ordered_json soundLesson() {
    return nlohmann::ordered_json::parse(R"json({
 "schema": "headscope.lesson/1", "id": "small", "number": 1, "minutes": 5, "level": "start",
 "needs": {"engine": ["sweep"]},
 "model": {"default": "headscope-mini", "others": "allowed", "made_for": []},
 "languages": ["en", "vi"],
 "runs": {"berlin": {"prompt": "Berlin", "target": "a", "control": "b"}},
 "facts": {
  "p": {"of": "clean", "run": "berlin"},
  "worst": {"of": "extreme-head", "run": "berlin"},
  "by": {"of": "cell", "run": "berlin", "head": {"fact": "worst"}},
  "kept": {"of": "top1-kept", "run": "berlin"}
 },
 "claims": {"high": {"says": ["gt", {"fact": "p"}, 0.5]},
            "low": {"says": ["not", ["gt", {"fact": "p"}, 0.5]]}},
 "steps": [
  {"id": "look", "kind": "show", "state": {"run": "berlin", "replacement": "zero",
   "maps": ["probability/target"], "selected": [0, 1]}, "cover": ["top1"], "mark": ["map.target", "map.target.cell(worst)"],
   "claims": ["high"]},
  {"id": "guess", "kind": "predict", "cover": ["cells", "top1"], "reveal": {"cover": ["top1"]},
   "ask": {"type": "choice", "options": ["high", "low"],
           "right": [{"when": "high", "is": "high"}, {"when": "low", "is": "low"}]},
   "then": {"right": "count", "wrong": "aside", "skipped": "count"}},
  {"id": "aside", "kind": "show", "optional": true, "cover": ["top1"]},
  {"id": "count", "kind": "predict", "cover": ["top1"],
   "ask": {"type": "number", "least": 0, "most": 12, "right": {"fact": "kept"}, "within": 1}},
  {"id": "find", "kind": "do", "until": {"selected": {"fact": "worst"}},
   "hints": ["nudge", {"show": {"selected": {"fact": "worst"}}}]},
  {"id": "why", "kind": "write", "lines": 2}
 ]
})json");
}

inline std::string soundText() {
    return R"(# Small
About `Berlin`.

## look: Look
P is {p}.
### otherwise
P is {p}, which is little.
## guess: Guess
Is it high?
- high: yes
- low: no
### right
Yes, {p}.
### wrong
No, {p}.
### otherwise
It is {p}.
## aside
Look again.
## count
How many?
### right
{kept}.
### wrong
{kept}, for {by}.
## find
Find it.
### nudge
There.
## why
Why?
### notes
Look for {worst}.
)";
}

inline LessonSource soundSource() {
    return {soundLesson().dump(1), {{"en", soundText()}, {"vi", soundText()}}, {}};
}

}  // namespace headscope::test
