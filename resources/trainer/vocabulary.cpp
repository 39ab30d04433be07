// SPDX-License-Identifier: GPL-3.0-or-later
#include "vocabulary.h"

#include "bpe_trainer.h"
#include "facts.h"
#include "text_source.h"

#include <algorithm>
#include <string>
#include <string_view>

namespace headscope::trainer {

namespace {

constexpr std::size_t kSampleTexts = 12000;
constexpr std::size_t kTextBytes = 400;

// The mark between texts is a token of its own and takes no part in the merges.
void addWithoutMarks(std::string& sample, std::string_view text) {
    for (std::size_t begin = 0; begin <= text.size();) {
        const auto end = std::min(text.find(kEndOfText, begin), text.size());
        sample.append(text.substr(begin, end - begin)).append("\n");
        begin = end + kEndOfText.size();
    }
}

}  // namespace

void writeVocabulary(std::uint64_t seed, const std::filesystem::path& folder) {
    TextSource source(seed);
    std::string sample;
    for (std::size_t i = 0; i < kSampleTexts; ++i) {
        addWithoutMarks(sample, source.text(kTextBytes).text);
    }
    WordCounts counts;
    countWords(sample, counts);

    BpeOptions options;
    options.mustBeSingle = wholeWords();
    for (const auto& [word, count] : counts)
        options.mustBeSingle.push_back(word);
    writeBpe(learnBpe(counts, options), folder);
}

}  // namespace headscope::trainer
