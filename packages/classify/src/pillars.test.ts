import path from 'node:path';
import { loadPlan, loadRelevance } from '@pillarwatch/settings';
import { describe, expect, it } from 'vitest';
import { createClassifier } from './classifier.ts';

const CONFIG = path.join(import.meta.dirname, '../../../config');
const plan = await loadPlan(CONFIG, 'global-ai-governance-2025');
const classifier = createClassifier(plan, await loadRelevance(CONFIG));
const classify = (title: string, body: string, language: string) =>
  classifier.classify({ title, standfirst: null, body, language });

/** A headline and an opening for each pillar, written for this test. */
const TEXTS = {
  'seize-opportunities': {
    en: [
      'Minister says AI must benefit all of humanity',
      'The gains of artificial intelligence should be shared by every country, she said, and the technology treated as a global public good that serves the Sustainable Development Goals.',
    ],
    zh: [
      '让人工智能造福全人类',
      '与会者呼吁，把人工智能作为国际公共产品，让各国人民共享智能红利，助力2030年可持续发展议程。',
    ],
  },
  'innovative-development': {
    en: [
      'Parliament backs regulatory sandbox to spare AI start-ups red tape',
      'Lawmakers said excessive regulation would stifle innovation in artificial intelligence and voted money for a national AI strategy.',
    ],
    zh: [
      '政府为人工智能创新松绑',
      '新政策设立监管沙盒，鼓励企业开展关键核心技术攻关，避免过度监管阻碍人工智能创新发展。',
    ],
  },
  'industry-empowerment': {
    en: [
      'Ministry sets out programme for AI in farming and smart manufacturing',
      'Farmers and factories across industries will get help with the adoption of AI, from crop diagnosis to the assembly line.',
    ],
    zh: [
      '“人工智能+”行动赋能千行百业',
      '省政府印发方案，推动人工智能在智能制造、智慧农业和医疗诊断中落地应用，带动传统产业升级。',
    ],
  },
  'digital-infrastructure': {
    en: [
      'Council approves data centre campus on former steelworks',
      'The 300-megawatt site will add computing power for the region; planning permission came with conditions.',
    ],
    zh: ['全国一体化算力网加快建设', '国家发展改革委表示，将新建三个智算中心，推进东数西算，完善算力基础设施。'],
  },
  'open-ecosystem': {
    en: [
      'Lawmakers told to protect open-source AI models',
      'Developers of open-weight models warned that a licence for every release would kill the open-source community.',
    ],
    zh: [
      '开源大模型之争：开放还是闭源',
      '专家建议国家支持人工智能开源社区，明确开源许可协议的合规要求，培育开源生态。',
    ],
  },
  'data-supply': {
    en: [
      'Authors win copyright ruling over AI training data',
      'The court held that text and data mining of copyrighted works to train AI models needs a licence.',
    ],
    zh: [
      '法院判决：训练数据使用作品须获授权',
      '该案涉及用于训练大模型的语料库是否侵犯著作权，国家数据局同时发布高质量数据集建设指南。',
    ],
  },
  'energy-environment': {
    en: [
      'AI power demand puts climate goals at risk, agency warns',
      'Electricity consumption and carbon emissions of artificial intelligence are rising, as is the water consumption of cooling.',
    ],
    zh: [
      '人工智能能耗飙升，监管部门要求提高绿电比例',
      '报告称，人工智能用电量和碳排放快速增长，须推广液冷等节能技术，加快算电协同。',
    ],
  },
  'standards-norms': {
    en: [
      'ISO publishes international standard for AI management',
      'The standards body said certification to the new standard will give regulators a common yardstick of AI ethics.',
    ],
    zh: ['人工智能国家标准公开征求意见', '网安标委发布标准草案，完善人工智能标准体系，并提出科技伦理审查要求。'],
  },
  'public-sector': {
    en: [
      'Civil servants to get AI assistant as government widens pilot',
      'Government departments will use AI to answer letters to public services, and procurement rules will follow.',
    ],
    zh: ['政务大模型上岗，“AI公务员”辅助审批', '市政务服务部门部署人工智能，12345热线和公务员办公将率先使用。'],
  },
  'safety-governance': {
    en: [
      'AI safety institute warns of catastrophic risks',
      'Red-team testing showed that safeguards fail; the regulator opened an investigation into deepfake abuse.',
    ],
    zh: [
      '网信办整治深度伪造，防范人工智能滥用',
      '监管部门要求开展安全风险评估，对违规平台处罚，保护个人信息和未成年人。',
    ],
  },
  'global-digital-compact': {
    en: [
      'UN General Assembly adopts resolution on AI panel',
      'The independent International Scientific Panel on AI and the Global Dialogue on AI Governance follow from the Global Digital Compact.',
    ],
    zh: ['联合国大会通过人工智能决议', '决议落实《全球数字契约》，设立人工智能独立国际科学小组和全球对话。'],
  },
  'capacity-building': {
    en: [
      'Developing countries to get AI training under capacity-building fund',
      'Officials from the Global South will learn AI skills in courses that aim to narrow the digital divide.',
    ],
    zh: ['人工智能能力建设研修班开班', '来自发展中国家的学员将接受培训，弥合数字鸿沟，提升人工智能素养。'],
  },
  'multistakeholder-governance': {
    en: [
      'World AI Conference opens with call for a World AI Cooperation Organization',
      'The multi-stakeholder summit brings together governments, companies and civil society, and ended with a joint declaration.',
    ],
    zh: [
      '世界人工智能大会发表宣言，倡议成立世界人工智能合作组织',
      '峰会主张多方参与、协同共治，各国代表和企业界与会。',
    ],
  },
} as const;

describe('the plan of the thirteen pillars', () => {
  it('has a text for each of its pillars here', () => {
    expect(Object.keys(TEXTS)).toEqual(plan.pillars.map((pillar) => pillar.id));
  });

  for (const [pillar, { en, zh }] of Object.entries(TEXTS)) {
    for (const [language, [title, body]] of Object.entries({ en, zh })) {
      it(`finds ${pillar} in ${language}`, () => {
        const found = classify(title, body, language);
        expect(found.mentions.map((mention) => mention.pillar)).toContain(pillar);
        expect(found.relevant).toBe(true);
        expect(found.reason).toBeNull();
      });
    }
  }

  it.each([
    [
      'en',
      'Chipmaker shares jump 9% on record quarterly earnings',
      'Revenue from AI accelerators beat estimates, the company said. Analysts raised their price targets; the stock is up 40% this year.',
    ],
    [
      'en',
      'Start-up raises $80 million in Series B funding round',
      'The AI company, now at a valuation of $900 million, will use the money to hire sales staff. Investors include two venture capital funds.',
    ],
    [
      'en',
      'New phone comes with AI camera',
      'The smartphone has new features and costs $899. Pre-orders for customers start on Friday.',
    ],
    ['zh', 'AI概念股午后走强，多股涨停', '截至收盘，人工智能板块主力资金净流入超百亿元，券商研报上调目标价。'],
    ['zh', '某公司发布新款AI手机，售价3999元起', '这款旗舰新品搭载自研大模型，性能大幅升级，用户可在首发日体验。'],
  ])('holds company news for irrelevant (%s: %s)', (language, title, body) => {
    const found = classify(title, body, language);
    expect(found).toMatchObject({ relevant: false, mentions: [], reason: 'not-relevant' });
  });

  it('takes data centres for compute and energy, and for nothing else', () => {
    const body =
      'Residents fear for electricity bills and drinking water. The data center would draw 900 megawatts from the grid.';
    const found = classify('County weighs moratorium on data centers', body, 'en');
    expect(found.mentions.map((mention) => mention.pillar)).toEqual(['digital-infrastructure', 'energy-environment']);
    const privacy = classify('Privacy regulator fines hotel chain', 'Personal data leaked from a data center.', 'en');
    expect(privacy.mentions).toEqual([]);
  });

  it('finds nothing where a text says that it is not about it', () => {
    const found = classify(
      'AI law says nothing about open-source models',
      'It makes no mention of open weights.',
      'en',
    );
    expect(found.mentions.map((mention) => mention.pillar)).not.toContain('open-ecosystem');
    const chinese = classify('人工智能条例发布', '条例未涉及开源社区，也没有提到开源大模型。', 'zh');
    expect(chinese.mentions.map((mention) => mention.pillar)).not.toContain('open-ecosystem');
  });

  it('tells when the plan itself is named', () => {
    expect(classify('China releases Global AI Governance Action Plan', 'It has 13 points.', 'en').namesPlan).toBe(true);
    expect(classify('《人工智能全球治理行动计划》发布', '计划共十三条。', 'zh').namesPlan).toBe(true);
    expect(classify('US releases AI Action Plan', 'It has three pillars.', 'en').namesPlan).toBe(false);
  });
});
