// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/open_model.h"

namespace headscope::app {

void OpenModel::set(const LoadedModel& model) {
    m_info = model.info;
    m_tokenizer = model.tokenizer;
    m_runtime = model.runtime;
    Q_EMIT changed();
}

void OpenModel::close() {
    m_info.reset();
    m_tokenizer.reset();
    Q_EMIT changed();
}

}  // namespace headscope::app
