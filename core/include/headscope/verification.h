// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <headscope/engine.h>
#include <headscope/message.h>
#include <headscope/published.h>
#include <headscope/report.h>

#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace headscope {

/// The outcome of a check.
enum class Verdict {
    Stated,         ///< a fact, not judged
    Passed,         ///< within the tolerance
    Provisional,    ///< within a tolerance that has yet to be confirmed
    NotApplicable,  ///< does not apply to this model or machine; `found` says why
    Failed,         ///< beyond the tolerance, or could not be computed
};

/// One check. Texts are UTF-8, fit to be shown, and `group` and `unit` English.
struct Check {
    std::string id;     ///< for programs, "identity.layer"; unique but for "published."
    std::string group;  ///< "Weights", "Machine", "Conventions", "Noise", "Identities", "Published"
    Message title;      ///< what is checked
    Verdict verdict = Verdict::Stated;
    Message found;                     ///< in words
    std::optional<double> difference;  ///< the largest found
    std::optional<double> tolerance;   ///< at most this passes; see tolerances.h
    std::string unit;                  ///< of both: "probability", "logit, relative", "nats"
    Message why;                       ///< why it matters
    bool operator==(const Check&) const = default;
};

/// The results of all checks of a model on this machine.
struct Verification {
    std::string programVersion;
    SweepReport::Model model;  ///< sha256 is empty if it could not be computed
    std::string revision;      ///< the commit, where the folder is in a Hugging Face cache
    std::string prompt;        ///< what the noise and the identities were measured on
    std::vector<TokenRef> tokens;
    std::vector<Check> checks;
    double seconds = 0;
    bool stopped = false;  ///< `checks` are those finished before

    [[nodiscard]] int count(Verdict verdict) const;
    /// Run to the end, and nothing failed.
    [[nodiscard]] bool passed() const { return !stopped && count(Verdict::Failed) == 0; }
    bool operator==(const Verification&) const = default;
};

struct VerificationOptions {
    /// Figures of any models; those with this model's hash are compared.
    std::vector<Published> published;
};

/// Receives a verification's results. Called on the engine's thread, between its computations; any
/// may be empty.
struct VerificationSink {
    std::function<void(const Check&)> check;            ///< as soon as it is finished
    std::function<void(int done, int total)> progress;  ///< steps; `total` stays the same
    std::function<void()> between;  ///< may call predict(), ablate() and attention()
};

/// Checks the open model and the machine: the noise floor, identities that must hold, and published
/// numbers. A check that cannot be computed fails, and the others continue. Returns early, with
/// `stopped` set, within one forward pass of a stop request. Engine's thread; the number of threads
/// may change while it runs, and is restored.
[[nodiscard]] Verification verify(Engine& engine, const VerificationOptions& options,
                                  const VerificationSink& sink, std::stop_token stop);

/// "stated", "passed", "provisional", "not applicable", "failed".
[[nodiscard]] std::string name(Verdict verdict);

/// The difference of a check with the fewest digits that agree with its verdict: two, and more if
/// two would make it equal to the tolerance or reverse their order. "1.04e-05". Empty if none. Any
/// thread.
[[nodiscard]] std::string shownDifference(const Check& check);

/// The JSON of schema "headscope.verify/1", indented, newline at the end. Any thread.
/// {"schema","program":{"version"},"model":{"name","layers","heads","width","vocabulary","sha256",
/// "revision"},"prompt":{"text","tokens":[{"id","text"}]},"passed","stopped","seconds",
/// "counts":{"passed","provisional","failed","not_applicable","stated"},
/// "checks":[{"id","group","title","verdict","found","difference","tolerance","unit","why"}]}
[[nodiscard]] std::string toJson(const Verification& verification);

/// A table for people, one check a line under its group's name. Any thread.
[[nodiscard]] std::string toText(const Verification& verification);

}  // namespace headscope
