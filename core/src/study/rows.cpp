// SPDX-License-Identifier: GPL-3.0-or-later
#include <headscope/error.h>
#include <headscope/study_rows.h>

#include <algorithm>

namespace headscope {

StudyRows::StudyRows(std::size_t prompts, std::size_t interventions, int layers, int heads)
    : m_interventions(interventions),
      m_layers(layers),
      m_heads(heads),
      m_there(prompts),
      m_clean(prompts),
      m_cells(prompts) {}

std::span<const StudyOutcome> StudyRows::part(std::size_t prompt, std::size_t intervention) const {
    const auto heads = static_cast<std::size_t>(m_layers) * static_cast<std::size_t>(m_heads);
    return std::span(m_cells[prompt]).subspan(intervention * heads, heads);
}

void StudyRows::add(const StudyRow& row) {
    const auto heads = static_cast<std::size_t>(m_layers) * static_cast<std::size_t>(m_heads);
    const bool fits = row.prompt < prompts() && row.parts.size() == m_interventions &&
                      std::all_of(row.parts.begin(), row.parts.end(),
                                  [&](const auto& part) { return part.size() == heads; });
    if (!fits)
        throw inputError(say("a row has not the study's prompts, interventions and heads"),
                         say("Run the study into a folder of its own."));
    if (!m_there[row.prompt]) ++m_count;
    m_there[row.prompt] = 1;
    m_clean[row.prompt] = row.clean;
    auto& cells = m_cells[row.prompt];
    cells.clear();
    cells.reserve(m_interventions * heads);
    for (const auto& part : row.parts)
        cells.insert(cells.end(), part.begin(), part.end());
    addKernel(row.kernel);
}

void StudyRows::addKernel(const std::string& kernel) {
    const auto place = std::lower_bound(m_kernels.begin(), m_kernels.end(), kernel);
    if (place == m_kernels.end() || *place != kernel) m_kernels.insert(place, kernel);
}

}  // namespace headscope
