// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/files.h"
#include "intervention/requests.h"
#include "study/draw.h"
#include "study/faults.h"
#include "study/ready.h"

#include <headscope/donor_prompt.h>
#include <headscope/error.h>
#include <headscope/study.h>
#include <headscope/token_choice.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace headscope {
namespace {

// What the interventions of a study take of a prompt.
struct StudyNeeds {
    bool donor = false;
    bool mean = false;
    bool positionMean = false;
    bool draw = false;

    explicit StudyNeeds(const std::vector<Intervention>& interventions) {
        for (const auto& one : interventions) {
            const auto need = referenceNeedOf(one);
            mean = mean || need == ReferenceNeed::Mean;
            positionMean = positionMean || need == ReferenceNeed::PositionMean;
            draw = draw || need == ReferenceNeed::Draw;
            donor = donor || (need == ReferenceNeed::None && donorPromptOf(one) != nullptr);
        }
    }
    [[nodiscard]] bool reference() const { return mean || positionMean || draw; }
};

class StudyChecker {
 public:
    StudyChecker(const StudyReading& reading, const ModelInfo& model, const Tokenizer& tokenizer,
                 bool bos)
        : m_reading(reading),
          m_study(reading.study ? *reading.study : *reading.partial),
          m_model(model),
          m_tokenizer(tokenizer),
          m_bos(bos),
          m_needs(m_study.interventions) {
        for (const auto& one : reading.faults) {
            m_faults.add(one);
            if (one.prompt) m_broken.insert(*one.prompt);
            m_lacksReference = m_lacksReference ||
                               (!one.prompt && one.line > 0 && one.file == reading.referenceFile);
        }
    }

    StudyCheck check() {
        ReadyStudy ready;
        ready.study = m_study;
        ready.model = reportModel(m_model);
        ready.bos = m_bos;
        checkModel();
        checkReference(ready);
        for (std::size_t i = 0; i < m_study.prompts.size(); ++i)
            ready.prompts.push_back(ofPrompt(i));
        checkUnique(ready.prompts);
        checkColumns();
        StudyCheck result;
        if (m_faults.empty()) {
            ready.key = studyKey(ready);
            result.study = std::move(ready);
        }
        result.faults = m_faults.take();
        return result;
    }

 private:
    void fault(const Message& what) { m_faults.add(displayPath(m_reading.file), 0, what); }

    void fault(std::size_t prompt, const Message& what) {
        m_faults.add({m_reading.promptsFile, m_study.prompts[prompt].line, what, prompt});
    }

    // Adds what `work` throws as a fault of that prompt.
    template <class F>
    void at(std::size_t prompt, const F& work) {
        try {
            work();
        } catch (const Error& error) {
            fault(prompt, say("%1. %2", error.message(), error.hintMessage()));
        }
    }

    // What could not be read of a prompt cannot be checked either.
    [[nodiscard]] bool isBroken(std::size_t index) const {
        const auto& prompt = m_study.prompts[index];
        return m_broken.contains(index) || prompt.target.empty() || prompt.control.empty();
    }

    void checkModel() {
        const auto& wanted = m_study.modelSha256;
        if (!wanted.empty() && wanted != m_model.sha256)
            fault(say("the study is of the weights %1, and those of %2 are %3", wanted,
                      m_model.name, m_model.sha256));
    }

    [[nodiscard]] std::vector<TokenId> tokensOf(const std::string& text) const {
        auto ids = idsOf(m_tokenizer.encode(text));
        if (m_bos) ids.insert(ids.begin(), beginning());
        return ids;
    }

    [[nodiscard]] TokenId beginning() const {
        const auto found = m_tokenizer.find("<|endoftext|>");
        if (!found)
            throw inputError(say("the model has no <|endoftext|> to begin with"),
                             say("Leave it out."));
        return *found;
    }

    void checkReference(ReadyStudy& ready) {
        if (m_needs.reference() && !m_study.reference)
            fault(
                say("its interventions take from reference prompts: give a \"reference\" with "
                    "\"prompts\""));
        if (!m_study.reference) return;
        const auto& prompts = m_study.reference->prompts;
        for (const auto& prompt : prompts) {
            std::vector<TokenId> ids;
            try {
                ids = tokensOf(prompt.text);
                checkPrompt(ids, m_model.config);
            } catch (const Error& error) {
                m_faults.add(m_reading.referenceFile, prompt.line,
                             say("%1. %2", error.message(), error.hintMessage()));
            }
            ready.reference.push_back(std::move(ids));
        }
        ready.referenceSha256 = sha256OfTokens(ready.reference);
        for (std::uint32_t i = 0; i < ready.reference.size(); ++i)
            m_byLength[{prompts[i].group, ready.reference[i].size()}].push_back(i);
        m_hasGroups = std::any_of(prompts.begin(), prompts.end(),
                                  [](const auto& one) { return !one.group.empty(); });
    }

    ReadyPrompt ofPrompt(std::size_t index) {
        const auto& prompt = m_study.prompts[index];
        ReadyPrompt ready;
        if (isBroken(index)) return ready;
        at(index, [&] {
            ready.prompt = tokensOf(prompt.text);
            checkPrompt(ready.prompt, m_model.config);
            checkPositions(m_study.positions, ready.prompt.size());
        });
        ready.target = watched(index, prompt.target, "target");
        ready.control = watched(index, prompt.control, "control");
        for (const auto id : ready.control.ids())
            if (ready.target.contains(id))
                fault(index,
                      say("target and control share the token \"%1\"", m_tokenizer.bytes(id)));
        readDonor(index, ready);
        if (m_needs.positionMean || m_needs.draw) findAlike(index, ready);
        return ready;
    }

    TokenSet watched(std::size_t index, const std::vector<std::string>& texts, const char* role) {
        std::vector<TokenId> ids;
        for (const auto& text : texts)
            at(index, [&] { ids.push_back(tokenOf(text, role)); });
        return TokenSet(std::move(ids));
    }

    // The same few words stand in many prompts.
    TokenId tokenOf(const std::string& text, const char* role) {
        const auto known = m_tokens.find(text);
        if (known != m_tokens.end()) return known->second;
        return m_tokens[text] = requireToken(m_tokenizer, text, role).id;
    }

    void readDonor(std::size_t index, ReadyPrompt& ready) {
        const auto& prompt = m_study.prompts[index];
        if (!prompt.donor) {
            if (m_needs.donor) fault(index, say("there is no donor, and a patch needs one"));
            return;
        }
        at(index, [&] {
            auto donor = tokensOf(*prompt.donor);
            if (!ready.prompt.empty()) requireDonor(m_tokenizer, ready.prompt, donor);
            ready.donor = std::move(donor);
        });
    }

    // The reference prompts of its template and length.
    void findAlike(std::size_t index, ReadyPrompt& ready) {
        const auto& prompt = m_study.prompts[index];
        if (!m_study.reference || ready.prompt.empty() || m_lacksReference) return;
        const auto group = m_hasGroups ? prompt.group : std::string();
        const auto found = m_byLength.find({group, ready.prompt.size()});
        if (found == m_byLength.end()) {
            const auto tokens = ready.prompt.size();
            fault(index, group.empty()
                             ? say("no reference prompt has %1 tokens, as this prompt has: "
                                   "positions would not line up",
                                   tokens)
                             : say("no reference prompt of the group %1 has %2 tokens, as this "
                                   "prompt has: positions would not line up",
                                   group, tokens));
            return;
        }
        if (m_needs.positionMean) ready.alike = found->second;
        if (!m_needs.draw) return;
        auto draw = drawFor(m_study.reference->seed, index);
        const auto& among = found->second;
        const auto which = among[draw.below(static_cast<std::uint32_t>(among.size()))];
        at(index, [&] { ready.drawn = tokensOf(m_study.reference->prompts[which].text); });
    }

    void checkUnique(const std::vector<ReadyPrompt>& ready) {
        std::map<std::string, int> ids;
        std::map<std::tuple<std::vector<TokenId>, std::vector<TokenId>, std::vector<TokenId>,
                            std::vector<TokenId>>,
                 int>
            seen;
        for (std::size_t i = 0; i < ready.size(); ++i) {
            if (isBroken(i)) continue;
            const auto& prompt = m_study.prompts[i];
            if (const auto [there, isNew] = ids.try_emplace(prompt.id, prompt.line); !isNew)
                fault(i, say("the id \"%1\" is that of line %2, too: give each its own", prompt.id,
                             there->second));
            if (ready[i].prompt.empty()) continue;
            const auto [there, isNew] = seen.try_emplace(
                {ready[i].prompt, ready[i].target.ids(), ready[i].control.ids(), ready[i].donor},
                prompt.line);
            if (!isNew)
                fault(i, say("it is the same prompt as that of line %1, with the same "
                             "tokens: it would count twice",
                             there->second));
        }
    }

    // Values that a broken prompt may have are not missed.
    void checkColumns() {
        if (!m_broken.empty()) return;
        const auto& options = m_study.options;
        const auto hasColumn = [this](const std::string& name) {
            return name == "group" ||
                   std::any_of(m_study.prompts.begin(), m_study.prompts.end(),
                               [&](const auto& one) { return one.columns.contains(name); });
        };
        if (options.cluster != "prompt" && !hasColumn(options.cluster))
            fault(say("\"cluster\": no prompt has a column \"%1\"", options.cluster));
        if (options.compareBy.empty()) return;
        for (const auto& value : {options.compareFirst, options.compareSecond})
            if (std::none_of(m_study.prompts.begin(), m_study.prompts.end(), [&](const auto& one) {
                    return columnValue(one, options.compareBy) == value;
                }))
                fault(say("\"compare\": no prompt has the value \"%1\" in the column \"%2\"", value,
                          options.compareBy));
    }

    const StudyReading& m_reading;
    const Study& m_study;
    const ModelInfo& m_model;
    const Tokenizer& m_tokenizer;
    bool m_bos;
    StudyNeeds m_needs;
    StudyFaults m_faults;
    std::set<std::size_t> m_broken;  // prompts that could not be read whole
    bool m_lacksReference = false;   // one of its prompts could not be read
    bool m_hasGroups = false;
    std::map<std::string, TokenId> m_tokens;
    /// Reference prompts by group and number of tokens.
    std::map<std::pair<std::string, std::size_t>, std::vector<std::uint32_t>> m_byLength;
};

}  // namespace

std::string columnValue(const StudyPrompt& prompt, const std::string& column) {
    if (column == "group") return prompt.group;
    const auto found = prompt.columns.find(column);
    return found == prompt.columns.end() ? std::string() : found->second;
}

StudyCheck checkStudy(const StudyReading& reading, const ModelInfo& model,
                      const Tokenizer& tokenizer, bool bos) {
    if (!reading.study && !reading.partial) return {std::nullopt, reading.faults};
    return StudyChecker(reading, model, tokenizer, bos).check();
}

}  // namespace headscope
